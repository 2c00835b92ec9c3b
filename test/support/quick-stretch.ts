/** In the environment of test runs whose keys no program but the tests themselves opens; see remembered-stretch.ts. */
export const quickStretchVariable = 'PLUMBLINE_TEST_QUICK_STRETCH';
