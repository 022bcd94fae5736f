/**
 * Fetches the shipped Chinese fonts only where the machine has none. A machine without Chinese glyphs draws the same empty
 * box for every character, so two different characters come out alike.
 */
export function fetchFontsWhereNone(): void {
  if (!hasChineseGlyphs()) void import('./fonts.css');
}

function hasChineseGlyphs(): boolean {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) return true;
  const drawn = ['政', '开'].map((character) => {
    pen.clearRect(0, 0, 32, 32);
    pen.font = '24px sans-serif';
    pen.textBaseline = 'top';
    pen.fillText(character, 2, 2);
    return pen.getImageData(0, 0, 32, 32).data.join();
  });
  return drawn[0] !== drawn[1];
}
