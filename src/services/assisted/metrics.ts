import type { GuardFault } from "../../ports/guard.ts";
import type { ModelFault } from "../../ports/language-model.ts";

/** What is counted of a model's help. No method throws or waits. */
export interface AssistedMetrics {
  /** An answer was put together with its help. */
  helped(): void;
  /** It did not help, and the answer was made without it. */
  fault(fault: ModelFault): void;
  /** Words of it were judged not fit to be shown. */
  refused(fault: GuardFault): void;
}
