/** Something that takes long to make: in pieces between other work, or at once when somebody needs it. */
export interface Piecewise<T> {
  /** Makes all of it that is not made yet. */
  get(): T;
  /** Makes the next piece; false when there is none. */
  next(): boolean;
}

/** @param make pauses where other work may come in between; called once */
export function piecewise<T>(make: () => Generator<void, T, void>): Piecewise<T> {
  let making: Generator<void, T, void> | null = null;
  let made: { readonly value: T } | null = null;
  const next = (): boolean => {
    if (made !== null) return false;
    making ??= make();
    const { done, value } = making.next();
    if (done === true) made = { value };
    return made === null;
  };
  return {
    next,
    get: () => {
      while (made === null) next();
      return made.value;
    },
  };
}
