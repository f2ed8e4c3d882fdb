/** Guests of one private meeting of a group. */
export const guest = {
  title: 'Guests',
  purpose:
    'Guests read the agenda, documents, room and attendance of this meeting until it ends, and nothing of other meetings. They do not vote, and speak only when the floor is given to them.',
  past: 'The access of guests ended with the meeting.',
  admit: 'Admit a guest',
  admitDo: 'Admit',
  rule: 'The spokesperson admits a guest, or two titular members do (one in a group of fewer than three).',
  person: 'Guest',
  personHint:
    'People of your group and people of no group, such as interpreters. People of the other groups cannot be guests.',
  kindField: 'Attends as',
  kind: {
    secretariat: 'Secretary of the group',
    adviser: 'Adviser',
    interpreter: 'Interpreter',
    'resource-person': 'Specialist',
  },
  state: { admitted: 'Admitted', proposed: 'Waiting for a second titular member', ended: 'Ended' },
  second: 'Admit',
  secondOf: 'Admit {{name}}',
  secondQuestion: 'Admit {{name}} as a guest?',
  withdraw: 'Withdraw',
  withdrawOf: 'Withdraw the admission of {{name}}',
  withdrawQuestion: 'Withdraw the admission of {{name}}?',
  withdrawConsequence: 'The guest sees nothing of this meeting from then on.',
  yours: 'Meetings you attend as a guest',
  yoursText:
    'A group has admitted you to these meetings. You see their agenda, documents and room until they end. You do not vote, and speak only when the floor is given to you.',
};
