import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useId } from 'react'
import { useWords } from '#ui/words.tsx'
import classes from './AccountMenu.module.css'
import { staffWords } from './staff.words.ts'

/** Light, dark, or as the device is set. */
export function Look() {
  const { account: words } = useWords(staffWords)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const id = useId()
  return (
    <div className={classes.look}>
      <span id={id}>{words.look}</span>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        value={colorScheme}
        onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        data={[
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
          { value: 'auto', label: words.system },
        ]}
      />
    </div>
  )
}
