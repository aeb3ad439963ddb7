/** A field as people read it; `options` are the words of its choices, `columns` those of a list's lines. */
export type FieldWords = {
  label: string
  hint?: string
  options?: Record<string, string>
  columns?: Record<string, FieldWords>
  /** Of lists: the button for another line, and what one line is called when it is removed. */
  add?: string
  line?: string
}
export type SectionWords = { title: string; lead: string; fields: Record<string, FieldWords> }
export const section = (title: string, lead: string, fields: Record<string, FieldWords>): SectionWords => ({
  title,
  lead,
  fields,
})
