import { Kbd, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { presenceWords } from '#modules/consent/presence/presence.words.ts'
import { useCan } from '#ui/can.tsx'
import { useWords } from '#ui/words.tsx'
import type { Destination } from './destinations.ts'
import classes from './Finder.module.css'
import { staffWords } from './staff.words.ts'
import { type Found, useFound } from './useFound.tsx'

/** The finder's field and its list: a combobox, so that screen readers follow the arrows. */
export function FinderBody({ places, onDone }: { places: readonly Destination[]; onDone: () => void }) {
  const { finder: words } = useWords(staffWords)
  const asked = useWords(presenceWords)
  const mayAsk = useCan('presence.ask')
  const navigate = useNavigate()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { groups, searching } = useFound(text, places)
  const all = groups.flatMap((g) => g.found)
  const chosen = Math.min(at, Math.max(all.length - 1, 0))

  const go = (found: Found | undefined) => {
    if (!found) return
    onDone()
    navigate({ to: found.to })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && all.length) setAt((chosen + step + all.length) % all.length)
    else if (event.key === 'Enter') go(all[chosen])
    else return
    event.preventDefault()
  }

  return (
    <div className={classes.body}>
      <div className={classes.field}>
        <IconSearch size={22} stroke={1.8} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={words.open}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={all[chosen] ? `${id}-${all[chosen].key}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.placeholder}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.results}
        aria-busy={searching}
        className={classes.list}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={classes.groupTitle} aria-hidden>
              {group.title}
            </div>
            {group.found.map((found) => (
              <Option
                key={found.key}
                id={`${id}-${found.key}`}
                found={found}
                selected={all[chosen]?.key === found.key}
                onGo={() => go(found)}
                onPoint={() => setAt(all.indexOf(found))}
              />
            ))}
          </div>
        ))}
      </div>
      <VisuallyHidden role="status">{searching ? '' : `${words.results}: ${all.length}`}</VisuallyHidden>
      {all.length === 0 && !searching && <p className={classes.nothing}>{words.nothing(text)}</p>}
      {text.trim().length > 1 && mayAsk && (
        <p className={classes.asked}>
          {asked.whileSearching}{' '}
          <Link to="/asked" onClick={onDone}>
            {asked.whatToSay}
          </Link>
        </p>
      )}
      <footer className={classes.keys} aria-hidden>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {words.move}
        </span>
        <span>
          <Kbd>Enter</Kbd> {words.choose}
        </span>
        <span>
          <Kbd>Esc</Kbd> {words.leave}
        </span>
      </footer>
    </div>
  )
}

type OptionProps = { id: string; found: Found; selected: boolean; onGo: () => void; onPoint: () => void }

function Option({ id, found, selected, onGo, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox points at it by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={classes.option}
      onClick={onGo}
      onPointerMove={onPoint}
      ref={(node) => {
        if (selected) node?.scrollIntoView({ block: 'nearest' })
      }}
    >
      {found.icon}
      <span className={classes.optionName}>{found.name}</span>
      {found.hint && <span className={classes.optionHint}>{found.hint}</span>}
    </div>
  )
}
