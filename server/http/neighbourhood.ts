/** Where a request comes from, as far as limits are concerned. */
import { normalizeIP } from '@fastify/rate-limit';

/** The address, or the half of it that is not chosen by whoever asks: IPv6 hands everybody a network of his own. */
export function neighbourhoodOf({ ip }: { readonly ip: string | undefined }): string {
  // Of a connection that is over already nobody knows where it came from.
  return normalizeIP(ip ?? '');
}
