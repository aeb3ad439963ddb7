import type { Out } from '#kit/endpoint.ts'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import type { signedIn } from '../signIns/signIns.contract.ts'
import { CodeForm } from './CodeForm.tsx'
import classes from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SetUpFactor } from './SetUpFactor.tsx'

type Standing = Out<typeof signedIn>
type HalfwayPageProps = {
  standing: Standing
  onStanding: (standing: Standing) => void
  /** A second factor was set up; the codes wait to be kept. */
  onSetUp: (codes: string[] | null) => void
}

/** Between the first factor and the programme. */
export function HalfwayPage({ standing, onStanding, onSetUp }: HalfwayPageProps) {
  const { code, setUp } = useWords(accountPageWords)
  if (standing.standing === 'set_up')
    return (
      <Entrance title={setUp.title} lead={setUp.lead}>
        <SetUpFactor onDone={onSetUp} />
      </Entrance>
    )
  const { totp, recovery } = standing.ways
  return (
    <Entrance title={code.title} lead={totp || recovery ? code.lead : code.leadPasskey}>
      <CodeForm ways={standing.ways} onStanding={onStanding} />
      <p className={classes.small}>{code.lost}</p>
    </Entrance>
  )
}

/** Before going on: the codes are shown this once. */
export function CodesPage({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { recovery } = useWords(accountPageWords)
  return (
    <Entrance title={recovery.shownTitle} lead={recovery.shownLead}>
      <RecoveryCodes codes={codes} onKept={onKept} />
    </Entrance>
  )
}
