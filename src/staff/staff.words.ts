import { dictionary } from '#kit/words.ts'

/** Sentences of the staff app's frame: navigation, finder, account, and pages that are not there. */
export const staffWords = dictionary({
  en: {
    product: 'Footbridge',
    skip: 'Skip to the page',
    mainNavigation: 'Main',
    starting: 'Opening Footbridge',
    nav: {
      today: 'Today',
      intake: 'Intake',
      clients: 'Clients',
      week: 'Week',
      board: 'Board',
      tasks: 'Tasks',
      looks: 'Who looked',
      asked: 'Is she there?',
      privacy: 'Privacy',
      staff: 'Staff',
      more: 'More',
    },
    finder: {
      open: 'Find a client or an action',
      short: 'Find',
      placeholder: 'Name, birth date, or what you want to do',
      results: 'Results',
      clients: 'Clients',
      goTo: 'Go to',
      doing: 'Do',
      born: (day: string) => `born ${day}`,
      nothing: (text: string) => `Nothing found for “${text}”.`,
      move: 'to move',
      choose: 'to open',
      leave: 'to close',
    },
    commands: {
      inviteStaff: 'Invite a staff member',
    },
    account: {
      open: 'Your account',
      site: 'Site',
      look: 'Look',
      light: 'Light',
      dark: 'Dark',
      system: 'System',
      mine: 'My account',
      lock: 'Lock the screen',
      signOut: 'Sign out',
    },
    session: {
      ended: 'You were signed out',
      endedLead: 'Sign in again to go on. What you typed on this page is still here.',
      noSite: 'You belong to no site yet. Ask your administrator to add you to one.',
    },
    notFound: {
      title: 'There is no page here',
      sentence: 'The address may be mistyped, or the page has moved.',
      home: 'Go to Today',
    },
    broken: {
      title: 'This page stopped working',
      sentence: 'It is a defect of ours, not of what you did. Anything already saved is safe.',
      reload: 'Reload the page',
      outdated: 'Footbridge was updated while you worked',
      outdatedSentence: 'Reload to get the new version. Anything already saved is safe.',
    },
  },
})
