/** The key in the session's storage, where the person asked for it. Browsers may forbid storage: then nothing is kept. */

const NAME = 'gongkai.key';

export function rememberedKey(): string | null {
  try {
    return window.sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** null forgets it. */
export function rememberKey(key: string | null): void {
  try {
    if (key === null) window.sessionStorage.removeItem(NAME);
    else window.sessionStorage.setItem(NAME, key);
  } catch {
    // Nothing is kept, and the key will be asked for again.
  }
}
