/** Protecting a run by its counts alone. */
export const nothingJudged = {
  isUnsafe: () => false,
  isRestUnsafe: () => false,
  isHeldBack: () => false,
  step: async () => undefined,
};
