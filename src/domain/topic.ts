/** The topics of articles by which people choose and centres are chosen, in the order in which they are offered. */
export const TOPICS = [
  "visas",
  "work",
  "residence",
  "green-channels",
  "funding",
  "etiquette",
  "cooperation",
] as const;
