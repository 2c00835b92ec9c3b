/** Version of the program, as in package.json (a test holds them together). Names what rendered a bundle. */
export const programVersion = '0.1.0';
