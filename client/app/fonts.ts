/**
 * Fetches the shipped Chinese fonts only where the machine has none. A machine without Chinese glyphs draws the same empty
 * box for every character, so two different characters come out alike.
 */
export function fetchFontsWhereNone(): void {
  if (!hasChineseGlyphs()) void import('./fonts.css');
}

/** Pixels that a character is drawn in. */
const SIDE = 32;

function hasChineseGlyphs(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return true;
  const drawn = ['政', '开'].map((character) => {
    pen.clearRect(0, 0, SIDE, SIDE);
    pen.font = '24px sans-serif';
    pen.textBaseline = 'top';
    pen.fillText(character, 2, 2);
    return pen.getImageData(0, 0, SIDE, SIDE).data.join();
  });
  return drawn[0] !== drawn[1];
}
