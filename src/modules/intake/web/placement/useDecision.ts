import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import type { LevelOfCare } from '#modules/program/program.ts'
import { useAction } from '#ui/data.ts'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { invalid, type Refusal } from '#ui/refusal.ts'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { decidePlacement, placements } from '../../placement/placement.contract.ts'
import {
  type DifferenceReason,
  type Dimension,
  dimensions,
  type Edition,
  levelsIn,
  ratingsToStartFrom,
} from '../../placement/placement.ts'
import { placementWords } from '../../placement/placement.words.ts'

type Found = Out<typeof placements>
export type Rated = { rating: number | null; narrative: string }
type ByDimension = Partial<Record<Dimension, Rated>>

/** A decision as it is made: what is chosen, what is refused, and sending it. */
export function useDecision(clientId: string, found: Found, correctId: string | undefined) {
  const words = useWords(placementWords)
  const navigate = useNavigate()
  const last = found.placements[0] ?? null
  const corrected = last !== null && correctId === last.id ? last : null
  const send = useAction(decidePlacement, { refreshes: [placements], quiet: true })
  const { issues } = useWords(uiWords)
  const [unchosen, setUnchosen] = useState<Refusal | null>(null)
  const form = useFields(startFrom(last, corrected, found), unchosen ?? send.error)
  const { values } = form
  // R5: what was rated under one edition stays with it; changing the edition starts with empty ratings.
  const [ratings, setRatings] = useState<Record<Edition, ByDimension>>({
    '3': startRatings('3', last),
    '4': startRatings('4', last),
  })
  const [focused, setFocused] = useState<Dimension | null>(null)
  const ofEdition = dimensions[values.edition].map((dimension) => ({
    dimension,
    ...(ratings[values.edition][dimension] ?? { rating: null, narrative: '' }),
  }))

  const chooseEdition = (edition: Edition) => {
    const known = (level: LevelOfCare | null) => (level && levelsIn(edition).includes(level) ? level : null)
    form.setValues((v) => ({
      ...v,
      edition,
      indicatedLevel: known(v.indicatedLevel),
      actualLevel: known(v.actualLevel),
    }))
  }
  const rate = (dimension: Dimension, change: Partial<Rated>) =>
    setRatings((all) => {
      const own = all[values.edition]
      const now = own[dimension] ?? { rating: null, narrative: '' }
      return { ...all, [values.edition]: { ...own, [dimension]: { ...now, ...change } } }
    })
  const submit = () => {
    const { indicatedLevel, actualLevel } = values
    const open = (['indicatedLevel', 'actualLevel'] as const).filter((field) => values[field] === null)
    setUnchosen(
      open.length ? invalid(open.map((field) => ({ path: [field], message: issues.choose }))) : null,
    )
    if (indicatedLevel === null || actualLevel === null) return
    send.mutate(
      {
        ...{ ...values, clientId, indicatedLevel, actualLevel },
        ratings: ofEdition.flatMap(({ rating, ...r }) => (rating === null ? [] : [{ ...r, rating }])),
        nextReviewOn: dayOf(values.nextReviewOn),
        corrects: corrected?.id ?? null,
        correctionReason: corrected ? values.correctionReason : '',
      },
      {
        onSuccess: () => {
          notify.done(words.decided)
          void navigate({ to: `/clients/${clientId}/placements` })
        },
      },
    )
  }
  return {
    form,
    ratings: ofEdition,
    chooseEdition,
    rate,
    submit,
    focused,
    setFocused,
    corrected,
    sending: send.isPending,
  }
}
export type Deciding = ReturnType<typeof useDecision>

type Given = Found['placements'][number]

/** A correction starts from the decision it corrects; a new decision from its edition only. */
const startFrom = (last: Given | null, corrected: Given | null, found: Found) => ({
  edition: last?.edition ?? ('4' as Edition),
  indicatedLevel: corrected?.indicatedLevel ?? (null as LevelOfCare | null),
  actualLevel: corrected?.actualLevel ?? (null as LevelOfCare | null),
  differenceReason: corrected?.differenceReason ?? (null as DifferenceReason | null),
  differenceNote: corrected?.differenceNote ?? '',
  whyNotLower: corrected?.whyNotLower ?? '',
  whyNotHigher: corrected?.whyNotHigher ?? '',
  nextReviewOn: (corrected?.nextReviewOn ?? found.usualReviewOn).toString(),
  correctionReason: '',
})

const startRatings = (edition: Edition, last: Given | null): ByDimension =>
  Object.fromEntries(
    ratingsToStartFrom(edition, last).map(({ dimension, rating, narrative }) => [
      dimension,
      { rating, narrative },
    ]),
  )

/** A date input gives an empty text while it is not whole. */
const dayOf = (text: string) => (text ? Temporal.PlainDate.from(text) : undefined)
