import { dictionary } from '#kit/words.ts'

/** Sentences of the ways in: sign-in, one-time links, the first set-up, invitations. */
export const signInWords = dictionary({
  en: {
    motto: 'A way across, one week at a time.',
    signIn: {
      title: 'Sign in',
      email: 'E-mail',
      password: 'Password',
      submit: 'Sign in',
      forgotten: 'Forgotten your password? An administrator can give you a one-time link.',
    },
    link: {
      checking: 'Checking your link',
      welcome: (name: string) => (name ? `Welcome, ${name}` : 'Welcome'),
      signInLead: 'This link signs you in once.',
      signIn: 'Sign in',
      missing: 'This address has no link in it. Copy the whole link, to its last character.',
      spentTitle: 'This link no longer works',
      toSignIn: 'Go to sign-in',
    },
    setUp: {
      title: 'Set up Footbridge',
      lead: 'Two minutes: name your site, then your own account. You can invite others afterwards.',
      site: 'Your site',
      siteName: 'Name of the site',
      siteNameHint: 'As staff and clients know it, for example “Riverside Recovery”.',
      timeZone: 'Time zone',
      timeZoneHint: 'Sessions and weeks go by the clock of this place.',
      noZone: 'No such time zone. Type a city or country.',
      you: 'You, the administrator',
      givenName: 'Given name',
      familyName: 'Family name',
      email: 'E-mail',
      emailHint: 'You sign in with it.',
      password: 'Password',
      passwordHint: 'At least 12 characters. Four unrelated words are easy to remember and hard to guess.',
      submit: 'Set up and go in',
    },
    invitation: {
      title: (name: string) => `Welcome, ${name}`,
      lead: 'Choose a password to finish your account.',
      password: 'Password',
      passwordHint: 'At least 12 characters. Four unrelated words are easy to remember and hard to guess.',
      submit: 'Save and go in',
    },
    showPassword: 'Show or hide the password',
  },
})
