import { Checkbox, NativeSelect, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useWords } from '#ui/words.tsx'
import { type ContactPreference, contactChannels } from '../client.ts'
import { clientWords } from '../client.words.ts'
import classes from './Option.module.css'

type Fields = {
  value: ContactPreference
  onChange: (value: ContactPreference) => void
  /** What is wrong with one of them, by its name. */
  errorAt?: (name: keyof ContactPreference) => string | undefined
  /** Whether "not asked" can be chosen; on public forms it cannot. */
  staff?: boolean
}

/** How somebody may be reached. Used wherever a person is written down. */
export function ContactPreferenceFields({ value, onChange, errorAt, staff = true }: Fields) {
  const { overview: words, channels } = useWords(clientWords)
  const id = useId()
  const set = (part: Partial<ContactPreference>) => onChange({ ...value, ...part })
  return (
    <Stack gap="md">
      <MessageQuestion
        value={value.mayLeaveMessage}
        staff={staff}
        onChange={(v) => set({ mayLeaveMessage: v })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          id={`${id}-name`}
          label={words.nameToUse}
          description={words.nameToUseHint}
          value={value.nameToUse}
          error={errorAt?.('nameToUse')}
          maxLength={80}
          onChange={(e) => set({ nameToUse: e.currentTarget.value })}
        />
        <TextInput
          id={`${id}-time`}
          label={words.bestTimeLabel}
          description={words.bestTimeHint}
          value={value.bestTime}
          error={errorAt?.('bestTime')}
          maxLength={120}
          onChange={(e) => set({ bestTime: e.currentTarget.value })}
        />
        <NativeSelect
          id={`${id}-channel`}
          label={words.channel}
          value={value.channel ?? ''}
          data={[
            { value: '', label: words.anyWay },
            ...contactChannels
              .filter((c) => c !== 'text' || !value.doNotText)
              .map((c) => ({ value: c, label: channels[c] })),
          ]}
          onChange={(e) => set({ channel: contactChannels.find((c) => c === e.currentTarget.value) ?? null })}
        />
      </SimpleGrid>
      <Checkbox
        className={classes.option}
        id={`${id}-text`}
        label={words.doNotText}
        checked={value.doNotText}
        onChange={(e) =>
          set({
            doNotText: e.currentTarget.checked,
            channel: e.currentTarget.checked && value.channel === 'text' ? null : value.channel,
          })
        }
      />
    </Stack>
  )
}

type MessageQuestionProps = { value: boolean | null; staff: boolean; onChange: (v: boolean | null) => void }

function MessageQuestion({ value, staff, onChange }: MessageQuestionProps) {
  const { overview: words } = useWords(clientWords)
  const answers = [
    ['yes', words.yes],
    ['no', words.no],
    ...(staff ? ([['', words.notAsked]] as const) : []),
  ] as const
  return (
    <Radio.Group
      label={words.mayLeaveMessage}
      value={value === null ? '' : value ? 'yes' : 'no'}
      onChange={(v) => onChange(v === '' ? null : v === 'yes')}
    >
      <Stack gap={0}>
        {answers.map(([v, label]) => (
          <Radio key={v} value={v} label={label} className={classes.option} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
