import { defineWords } from '../../../schema/language.ts';

export const signInWords = defineWords({
  zh: {
    title: '登录',
    lead: '看数据、试读和自查不需要登录；接收报告和管理要用密钥登录。',
    leadClosed: '本系统的内容要登录后才能看。',
    signedIn: (label: string, role: string) => `您已登录：${label}（${role}）。`,
    ends: '一段时间不用会自动退出；离开公用电脑前请退出。',
    signOut: '退出',
    toOverview: '看总览',
  },
  en: {
    title: 'Sign in',
    lead: 'Reading, checking and self-checks need no signing in; accepting reports and administration need a key.',
    leadClosed: 'What this system holds is for those who are signed in.',
    signedIn: (label: string, role: string) => `You are signed in: ${label} (${role}).`,
    ends: 'You are signed out after a while without use; sign out before you leave a shared computer.',
    signOut: 'Sign out',
    toOverview: 'See the overview',
  },
});
