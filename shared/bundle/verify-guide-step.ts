/** One step of VERIFY.txt. The commands hold no value of any bundle, so that the handbook can give the same ones. */
export type GuideStep = { readonly title: string; readonly text: string; readonly commands: string };
