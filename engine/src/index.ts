/** The engine's public face: one line per room, so that what a user may rely on is read off one file. */
export {};
