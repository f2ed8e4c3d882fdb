/** Whose seat a person has, and why a person with a seat cannot ask for the floor. */
export const seatWords = {
  en: {
    seat: {
      inPlaceOf: 'in place of {{name}}',
      youInPlaceOf: 'You have the seat of {{name}} now.',
      interpreter: 'Interpreter',
      silent: {
        interpreter: 'You attend as an interpreter. Interpreters do not ask for the floor.',
        replaced: 'A substitute has your seat now. You can ask for the floor again when the substitution has ended.',
      },
    },
  },
  zh: {
    seat: {
      inPlaceOf: '替代{{name}}',
      youInPlaceOf: '您目前替代{{name}}的席位。',
      interpreter: '口译员',
      silent: {
        interpreter: '您以口译员身份出席。口译员不申请发言。',
        replaced: '您的席位目前由候补代表替代，替代结束后可再次申请发言。',
      },
    },
  },
} as const;
