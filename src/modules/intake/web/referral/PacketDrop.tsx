import { Button, FileButton, Loader, Stack } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type DragEvent, useState } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { fileInput } from '#ui/call.ts'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import type { Refusal } from '#ui/refusal.ts'
import { useSite } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import { previewReferral } from '../../referral/referral.contract.ts'
import { holdPacket } from './held.ts'
import classes from './PacketDrop.module.css'

/** Takes a packet by drag and drop or by a button, reads it, and shows it. What is broken is told in place. */
export function PacketDrop() {
  const { drop: words } = useWords(packetWords)
  const site = useSite()
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  const [name, setName] = useState('')
  const read = useAction(previewReferral, { refreshes: [], quiet: true })

  const take = async (chosen: File | null | undefined) => {
    if (!chosen) return
    setName(chosen.name)
    const file = await fileInput(chosen)
    read.mutate(
      { siteId: site.id, file },
      {
        onSuccess: (preview) => {
          holdPacket({ file, preview })
          navigate({ to: '/intake/packet' })
        },
      },
    )
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    if (files.length > 1) notify.info(words.one)
    void take(files[0])
  }

  return (
    <Stack gap="sm">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; by keyboard the button does the same */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileImport size={38} stroke={1.4} className={classes.icon} aria-hidden />
        <div className={classes.text} aria-live="polite">
          <div className={classes.title}>
            {read.isPending ? words.reading(name) : over ? words.dropNow : words.title}
          </div>
          <div className={classes.hint}>{words.hint}</div>
        </div>
        {read.isPending ? (
          <Loader aria-hidden />
        ) : (
          <FileButton
            onChange={(file) => void take(file)}
            accept=".json,application/json,application/fhir+json"
          >
            {(props) => (
              <Button variant="light" {...props}>
                {words.choose}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {read.error && <Broken name={name} refusal={read.error} />}
    </Stack>
  )
}

function Broken({ name, refusal }: { name: string; refusal: Refusal }) {
  const { drop: words } = useWords(packetWords)
  return (
    <div role="alert">
      <Callout
        tone="danger"
        title={`${words.failedTitle}: ${name}`}
        action={
          <Button variant="default" component={Link} to="/intake/type">
            {words.typeInstead}
          </Button>
        }
      >
        {refusal.title}
        {refusal.issues.length > 0 && (
          <>
            <div>{words.failedWhere}</div>
            <ul className={classes.places}>
              {refusal.issues.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </>
        )}
        {refusal.code === 'invalid' && <div>{words.failedWhat}</div>}
      </Callout>
    </div>
  )
}
