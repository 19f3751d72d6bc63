// How texts are compared when people search.

/** A text without case and accents. */
export const folded = (text) => text.normalize('NFKD').replace(/\p{Mn}/gu, '').toUpperCase().toLowerCase();

/** Whether each word of a search occurs in an entry's title, notes or labels. */
export function finds(search) {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return (entry) => {
    const text = folded([entry.title, entry.notes, ...entry.labels].join('\n'));
    return words.every((word) => text.includes(word));
  };
}
