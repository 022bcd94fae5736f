/** Answers kept for words met before: labels and figures are the same few in every report. */

const MOST = 4000;
const LONGEST = 80;

/**
 * The same function, which remembers. For functions of one text that always answer the same and never undefined. Bounded,
 * since documents may hold any words.
 */
export function remembered<Answer>(read: (words: string) => Answer): (words: string) => Answer {
  const met = new Map<string, Answer>();
  return (words) => {
    if (words.length > LONGEST) return read(words);
    const known = met.get(words);
    if (known !== undefined) return known;
    const answer = read(words);
    if (met.size >= MOST) met.clear();
    met.set(words, answer);
    return answer;
  };
}
