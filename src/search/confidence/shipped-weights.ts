export const WITH_QUESTIONS = { sureFrom: 0.85, condenser: new Array<number>(324).fill(0), weights: new Array<number>(52).fill(0) };
export const WITHOUT_QUESTIONS = WITH_QUESTIONS;
