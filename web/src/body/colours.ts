/**
 * Colours of intensity: from pale straw to near black plum, lightness falling evenly, so that the order is seen without hue
 * (colour-blind readers, grey prints). The number is always written beside the colour.
 */
export const INTENSITY_COLOURS = [
  '#ffffff', '#f9e3a0', '#f8cb73', '#f6b052', '#f1923f', '#e87439', '#dd5d3a', '#c23c44', '#a3284f', '#7d1d54', '#551650',
] as const

export function intensityColour(intensity: number): string {
  return INTENSITY_COLOURS[Math.max(0, Math.min(10, Math.round(intensity)))]
}

/** Black or white, whichever is read more easily on the colour. */
export function inkOn(colour: string): '#1b1b1f' | '#ffffff' {
  return luminance(colour) > 0.185 ? '#1b1b1f' : '#ffffff'
}

/** Relative luminance, WCAG 2. */
export function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
