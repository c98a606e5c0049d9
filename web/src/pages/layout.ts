/** How the cards lie over the body, by the size of the window, and what they leave free. */
import type { Insets } from '../body/camera'

export interface Layout {
  /** wide: tools left, answer right; medium: one card right with tabs; phone: a sheet at the bottom with tabs. */
  kind: 'wide' | 'medium' | 'phone'
  insets: Insets
  leftWidth: number
  rightWidth: number
  sheetHeight: number
  /** The view bar has little room. */
  isNarrow: boolean
}

const WIDE_PX = 1120
const MEDIUM_PX = 700
const GAP = 14
const VIEW_BAR = 72
/** The words Left and Right stand above the head. */
const SIDES = 40
const SMALL_SHEET = 252

const ROOMY_PX = 610

interface State {
  isAtlas: boolean
  /** Two entries beside each other. */
  isComparison: boolean
  isTall: boolean
}

export function layoutOf(viewport: { width: number; height: number }, state: State): Layout {
  const layout = cards(viewport, state)
  return { ...layout, isNarrow: viewport.width - layout.insets.left - layout.insets.right < ROOMY_PX }
}

function cards({ width, height }: { width: number; height: number }, { isAtlas, isComparison, isTall }: State): Omit<Layout, 'isNarrow'> {
  if (width >= WIDE_PX) {
    const [leftWidth, rightWidth] = [306, isComparison ? Math.min(720, width * 0.44) : isAtlas ? Math.min(560, width * 0.36) : Math.min(420, width * 0.32)]
    return {
      kind: 'wide', leftWidth, rightWidth, sheetHeight: 0,
      insets: { left: leftWidth + 2 * GAP, right: rightWidth + 2 * GAP, top: SIDES, bottom: VIEW_BAR },
    }
  }
  if (width >= MEDIUM_PX) {
    const rightWidth = Math.max(330, Math.min(400, width * 0.42))
    return { kind: 'medium', leftWidth: 0, rightWidth, sheetHeight: 0, insets: { left: 0, right: rightWidth + GAP, top: SIDES, bottom: VIEW_BAR } }
  }
  const sheetHeight = isTall || isAtlas ? Math.round(height * 0.56) : Math.min(SMALL_SHEET, Math.round(height * 0.42))
  return { kind: 'phone', leftWidth: 0, rightWidth: 0, sheetHeight, insets: { left: 0, right: 0, top: SIDES, bottom: sheetHeight + VIEW_BAR } }
}
