/** The folder of a whole test run, for what is made once and read by many; undefined where no run has one. */
export const sharedFolder = (): string | undefined => process.env[sharedVariable];

export const sharedVariable = 'PLUMBLINE_TEST_SHARED';
