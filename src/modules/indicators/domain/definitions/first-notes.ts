/**
 * English notes of indices, by their present wording, as they were when runs first stored a hash of them
 * (definition-content.ts). What they say about the computation is in the fields of `index` now.
 */
export const firstNotes: Readonly<Record<string, string>> = {
  'Compares persons whose hukou is registered elsewhere in mainland China with those registered in this city. Residents of Hong Kong SAR, Macao SAR and Taiwan, China, and foreign nationals, are in neither group. It does not count migrant workers. Depends on three settings of the run, which are shown with the figure: the share of working time that makes a job environmental, the five conditions of decent work (this project’s choice), and the low-pay line.':
    "Difference of two domain proportions; linearise as u = u1 - u0; registered elsewhere in the mainland against registered in this city; residents of Hong Kong SAR, Macao SAR or Taiwan, China and foreign nationals are in neither; not a count of migrant workers; id in version 1: migrant_green_gap; state t, core5 (project's operational choices) and the low-pay threshold on the figure",
  'Depends on three settings of the run, which are shown with the figure: the share of working time that makes a job environmental, the five conditions of decent work (this project’s choice), and the low-pay line.':
    "State t, core5 (project's operational choices) and the low-pay threshold on the figure",
  'Women and men are compared within groups of the same education (4), age (4), full-time or part-time work (2) and enterprise size (2, from the sampling frame). Groups with fewer than 5 women or 5 men are left out; their weight is reported.':
    'k = education(4) x age(4) x full/part time(2) x enterprise size(2); cells with fewer than 5 women or 5 men dropped and the dropped weight share reported; enterprise size = f_size',
  'Mothers: women who care for a child under 6, also beside other care. The others: women who do not.':
    'child = care_resp in 2,4; no child = care_resp in 1,3',
  '1 if each group has a third of the participants, 0 if one group has all. Facilitators and observers do not count.':
    'p_g = n_g/(nG+nE+nW); facilitators and observers excluded',
};
