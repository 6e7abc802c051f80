export const WITH_QUESTIONS = { sureFrom: 0.85, weights: new Array<number>(80).fill(0) };
export const WITHOUT_QUESTIONS = { sureFrom: 0.85, weights: new Array<number>(80).fill(0) };
