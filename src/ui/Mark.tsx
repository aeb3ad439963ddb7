/** The mark: a footbridge with its railing over water, in the colour of the text around it. Decoration beside the name. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
    >
      <path d="M2.5 20.5C9 9.5 23 9.5 29.5 20.5" strokeWidth="3.4" />
      <path d="M4 13.5C10.5 4 21.5 4 28 13.5M10.2 8.6v4.4M16 6.5v5M21.8 8.6v4.4" strokeWidth="1.8" />
      <path d="M4.5 27.5q3.83-3.4 7.67 0t7.67 0t7.67 0" strokeWidth="2.5" />
    </svg>
  )
}
