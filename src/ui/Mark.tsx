/** The mark: a footbridge's arch over water, in the colour of the text around it. Decoration beside the name. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="none" stroke="currentColor">
      <path d="M2.5 20C8 8.5 24 8.5 29.5 20" strokeWidth="3.4" strokeLinecap="round" />
      <path d="M10 13v7M16 11v9M22 13v7" strokeWidth="2" opacity=".7" />
      <path d="M2.5 20h27" strokeWidth="2.2" strokeLinecap="round" />
      <path d="M5 26.5q2.75-2.2 5.5 0t5.5 0t5.5 0t5.5 0" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  )
}
