/** Under which profile the person works; every thread must hear of it before its next call. */
export type ProfileChoice = {
  readonly current: () => { readonly version: number; readonly input: unknown };
  readonly choose: (input: unknown) => void;
};

/** Version 0 is the workstation's own profile, which every application starts under. */
export const createProfileChoice = (): ProfileChoice => {
  let current: ReturnType<ProfileChoice['current']> = { version: 0, input: { profile: null } };
  return {
    current: () => current,
    choose: (input) => {
      current = { version: current.version + 1, input };
    },
  };
};
