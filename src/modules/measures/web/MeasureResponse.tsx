import { useEndpoint } from '#ui/data.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { measureResponse } from '../measures.contract.ts'
import { MeasureDetail } from './MeasureDetail.tsx'
import { MeasureForm } from './MeasureForm.tsx'

type MeasureResponseProps = {
  clientId: string
  responseId: string
  /** Another response of the same chain: what was corrected, or the correction. */
  onOpen: (responseId: string) => void
  onClose: () => void
}

/** One response, wherever it stands: to be answered, or finished. */
export function MeasureResponse({ clientId, responseId, onOpen, onClose }: MeasureResponseProps) {
  const query = useEndpoint(measureResponse, { clientId, responseId })
  return (
    <QueryView query={query} skeleton={<Lines count={8} />}>
      {(response) =>
        response.status === 'in_progress' ? (
          <MeasureForm key={response.id} {...{ clientId, response }} onDiscarded={onClose} />
        ) : (
          <MeasureDetail key={response.id} {...{ clientId, response, onOpen }} />
        )
      }
    </QueryView>
  )
}
