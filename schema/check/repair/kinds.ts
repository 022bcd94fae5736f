/** In what way a figure is wrong: what a repair would change. */
export const REPAIR_KINDS = [
  'totalNotFilled', // the total is empty or 0 while its parts are not
  'totalWrong', // the total is not the sum of its parts
  'blankFilled', // an empty cell that should carry a number
  'digitLost', // 1 for 12
  'digitDoubled', // 122 for 12
  'digitAdded', // 125 for 12
  'digitsTransposed', // 21 for 12
  'digitWrong', // 13 for 12
  'numberWrong', // any other number
  'splitCell', // 1│2 for 12
  'swappedColumns', // two neighbours of a row changed places
  'shiftedRow', // a row stands one column too far
  'shiftedLine', // a row's numbers stand on the line of its neighbour
  'twoCells', // two of the single cells above at once
] as const;

export type RepairKind = (typeof REPAIR_KINDS)[number];
