/** Whose clock counts: the service's own; tests set it. */
export interface Clock {
  now(): Date;
}
