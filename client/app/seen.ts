/** What was looked at by somebody who writes in a dialog. */
import { useState } from 'react';

/**
 * A value as it was when the writing began, and as it is while nobody writes. The page behind a dialog follows the data: what others
 * changed meanwhile was not seen by whoever fills it in, and must not be taken for seen.
 */
export function useSeen<Value>(value: Value, isWriting: boolean): Value {
  const [held, setHeld] = useState<{ readonly value: Value } | null>(isWriting ? { value } : null);
  if (isWriting && held === null) setHeld({ value });
  if (!isWriting && held !== null) setHeld(null);
  return isWriting && held !== null ? held.value : value;
}
