export interface Chains {
  /** Runs a task once all earlier ones of the same name have ended, whatever became of them. */
  run<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/** Things of one name one after another, those of different names at the same time. */
export function createChains(): Chains {
  const ends = new Map<string, Promise<unknown>>();
  return {
    run: (name, task) => {
      const before = ends.get(name) ?? Promise.resolve();
      const running = before.then(task);
      const end = running.then(
        () => undefined,
        () => undefined,
      );
      ends.set(name, end);
      void end.then(() => {
        if (ends.get(name) === end) ends.delete(name);
      });
      return running;
    },
  };
}
