/** The id of a field's input: the section, the field, and inside a list the line's key and the column. */
export const fieldId = (section: string, path: readonly string[]) => [section, ...path].join('-')

/** Where a new line, or a place that was chosen in a list, takes the focus once it is drawn. */
export const focusLater = (id: string) =>
  requestAnimationFrame(() => {
    const at = document.getElementById(id)
    at?.scrollIntoView({ block: 'center' })
    at?.focus()
  })
