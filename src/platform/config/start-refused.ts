/** The reason why the program does not start, as a sentence for the person who starts it. */
export class StartRefused extends Error {}
