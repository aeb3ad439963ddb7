import { useEffect, useRef } from 'react'
import classes from './ErrorSummary.module.css'
import { type Fields, pathName } from './form.tsx'
import tones from './tone.module.css'
import { ToneSign } from './tone.tsx'
import { uiWords } from './ui.words.ts'
import { useWords } from './words.tsx'

/** Everything wrong with a form, at its top; takes the focus, and each line leads to its field. */
export function ErrorSummary({ form: { refusal, idOf } }: { form: Fields }) {
  const words = useWords(uiWords)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) box.current?.focus()
  }, [refusal])
  if (!refusal) return null
  const { issues, title, requestId, code } = refusal
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className={`${tones.toned} ${classes.summary}`}
      data-tone={code === 'stale' ? 'attention' : 'danger'}
    >
      <div className={classes.title}>
        <ToneSign tone="attention" size={20} />
        {issues.length === 0
          ? title
          : issues.length === 1
            ? words.summary.one
            : words.summary.many(issues.length)}
      </div>
      {issues.length > 0 && (
        <ul className={classes.list}>
          {issues.map(({ path, message }) => (
            <li key={`${pathName(path)} ${message}`}>
              <FieldLink id={idOf(pathName(path))} message={message} />
            </li>
          ))}
        </ul>
      )}
      {code === 'internal' && requestId && <p className={classes.small}>{words.reference(requestId)}</p>}
    </div>
  )
}

/** `Phone: fill this in`, where the field has a label and the message does not stand alone. */
function FieldLink({ id, message }: { id: string; message: string }) {
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`)?.firstChild?.textContent
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(id)?.focus()
      }}
    >
      {label ? `${label}: ${message.charAt(0).toLowerCase()}${message.slice(1)}` : message}
    </a>
  )
}
