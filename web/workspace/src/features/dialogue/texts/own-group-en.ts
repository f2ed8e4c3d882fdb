/** The private meetings of the reader's group, and who was accepted to them. */
export const ownGroup = {
  title: 'Meetings of your group',
  hint: 'Only people whom your group has accepted see them.',
  purpose:
    'Your group can meet separately, for example before the roundtable. Only people whom your group itself has accepted see these meetings. A seat, a role or an entry in the directory is not enough, also for facilitators and administrators. Your group can admit guests to one meeting. Not prevented: two members of your group who agree to accept someone.',
  members: 'Members of your group',
  notBegun:
    'No one has been accepted yet. Two titular members of different organisations accept each other by their nomination letters. If your group has a single organisation, its letter is enough.',
  closed:
    'The last titular member with access left on {{when}}. The meetings are closed until your organisation nominates a successor by letter. If your group has several organisations, two titular members of different organisations accept each other by their letters.',
  letterNames: 'In a group with a single organisation, its letter also names the spokesperson.',
  notAccepted: 'You have not been accepted yet. The spokesperson or two titular members can accept you.',
  noSpokesperson:
    'Your group has no confirmed spokesperson. Meetings can be planned when a titular member has confirmed the spokesperson who is named in the list of seats.',
  state: { accepted: 'Accepted', proposed: 'Waiting for a second titular member', waiting: 'Not accepted' },
  spokesperson: 'Spokesperson',
  letter: 'Nomination letter: organisation, number and date',
  earlier: 'Show meetings that have ended',
  accept: 'Accept',
  refuse: 'Refuse',
  reason: 'Reason if you refuse (shown to the organisation that nominated the person)',
  confirm: 'Confirm as spokesperson',
  refused: 'Refused: {{reason}}',
};
