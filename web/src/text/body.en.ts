/** The body and how it is looked at, in English. */
export const body = {
  'body.how': 'Body. Paint with the pointer; arrow keys turn it, plus and minus zoom. The body list does the same without painting.',
  'body.loading': 'Loading the body …',
  'body.sides': '{facing} towards you: {left} is on the left of the picture, {right} on the right',
  'side.left': 'Left',
  'side.right': 'Right',
  'side.front': 'Front',
  'side.back': 'Back',
  'side_of.left': 'left',
  'side_of.right': 'right',
  'facing.front': 'Front',
  'facing.back': 'Back',
  'facing.left': 'Left side, right is behind',
  'facing.right': 'Right side, left is behind',
} as const
