/** A day on which the articles say what is expected here; time passes in it. */
export const clock = {
  now: () => new Date(Date.parse("2026-11-26T08:00:00Z") + performance.now()),
};
