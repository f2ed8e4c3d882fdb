import { createContext } from 'react';

/** True inside the frame, which has the `main` landmark; a page outside must add its own. */
export const InFrame = createContext(false);
