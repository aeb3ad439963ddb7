import { hoursAndMinutes } from '#kit/time.ts'

/** `450` as `7 h 30`; never broken over two lines. */
export function Minutes({ value }: { value: number }) {
  return (
    <time dateTime={`PT${Math.abs(value)}M`} className="fb-nowrap">
      {hoursAndMinutes(value)}
    </time>
  )
}
