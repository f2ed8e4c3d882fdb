/** Protects a run by its counts only. */
export const nothingJudged = {
  isUnsafe: () => false,
  isRestUnsafe: () => false,
  isHeldBack: () => false,
  step: async () => undefined,
};
