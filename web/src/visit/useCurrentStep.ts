/** The step that is read: followed while scrolling, gone to on demand. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { stepElement, type Step } from './steps'

/** A step counts as read when it begins above this share of the page. */
const READING_LINE = 0.28

export function useCurrentStep(first: Step): { flow: RefObject<HTMLDivElement | null>; current: Step; goTo(step: Step): void } {
  const flow = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<Step>(first)

  useEffect(() => {
    const element = flow.current
    if (!element) return
    if (first !== 'paint') document.getElementById(stepElement(first))?.scrollIntoView({ block: 'start' })
    const follow = () => {
      const { top, height } = element.getBoundingClientRect()
      const line = top + height * READING_LINE
      const sections = [...element.querySelectorAll<HTMLElement>('[data-step]')]
      const read = sections.filter((section) => section.getBoundingClientRect().top <= line).at(-1) ?? sections[0]
      if (read) setCurrent(read.dataset.step as Step)
    }
    element.addEventListener('scroll', follow, { passive: true })
    return () => element.removeEventListener('scroll', follow)
  }, [first])

  const goTo = useCallback((step: Step) => {
    const section = document.getElementById(stepElement(step))
    section?.scrollIntoView({ block: 'start' })
    section?.focus({ preventScroll: true })
    setCurrent(step)
  }, [])

  return { flow, current, goTo }
}
