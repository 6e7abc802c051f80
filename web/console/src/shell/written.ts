/** As much of a field as tells whether somebody wrote in it. */
interface Field {
  readonly value: string;
  /** Whether it is still on the page. */
  readonly isConnected: boolean;
}

/** What somebody wrote in the fields of a dialog, whatever the dialog does with it. */
interface Written {
  /** Somebody comes to a field; what stands in it now was there before them. */
  readonly enter: (field: Field) => void;
  /** Whether words of theirs stand there that would be gone with the dialog. */
  readonly has: () => boolean;
}

export function createWritten(): Written {
  const before = new Map<Field, string>();
  return {
    enter: (field) => {
      if (!before.has(field)) before.set(field, field.value);
    },
    has: () => [...before].some(([field, was]) => field.isConnected && field.value !== was),
  };
}
