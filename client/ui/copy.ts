/**
 * Copying. Intranets are often plain http, where `navigator.clipboard` does not exist: text and tables are then copied the old
 * way, which browsers still allow there; pictures cannot be.
 */

export interface Copied {
  readonly text: string;
  /** What is pasted where there is room for more than text. */
  readonly html?: string;
}

/** Whether it was copied. Has to be called from a click. */
export function copyAs({ text, html }: Copied): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', put);
  return done;
}

/** Whether this browser lets this page copy a picture. */
export function canCopyPictures(): boolean {
  return window.isSecureContext && typeof ClipboardItem !== 'undefined' && 'clipboard' in navigator;
}

/** Copies a picture that is shown, with all its dots. Rejects where the browser refuses, or the picture is not there. */
export async function copyPicture(image: HTMLImageElement): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  const dots = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (dots === null) throw new Error('There is no picture to copy');
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': dots })]);
}
