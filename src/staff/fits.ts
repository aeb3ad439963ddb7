/** True where every typed word starts a word of the name, whatever the order. */
export function fits(name: string, text: string): boolean {
  const words = name.toLowerCase().split(/[\s-]+/)
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean)
  return typed.every((t) => words.some((w) => w.startsWith(t)))
}
