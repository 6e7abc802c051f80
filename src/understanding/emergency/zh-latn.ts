import type { CueBook } from "./cue-book.ts";

/** Chinese in pinyin without tones, as it is typed where no Chinese keyboard is at hand; only what is said most. */
export const PINYIN_CUES: CueBook = {
  language: "zh",
  unit: "words",
  apostrophe: "joins",
  groups: {
    stop: "ruguo|yaoshi|wanyi",
    passport: "huzhao|hu zhao",
    police: "jingcha|jing cha|gongan|gong an",
  },
  cues: {
    medical: {
      sure: [
        "(jiuming|jiu ming|jiujiuwo|jiu jiu wo)",
        "(jiuhuche|jiu hu che)",
        "(hunmi|hun mi|yundao|yun dao|yunguoqu|yun guo qu)",
        "(mei|meiyou|mei you) (huxi|hu xi)",
        "(buxiang|bu xiang) (huo|huole|huo le)",
        "(zisha|zi sha|tiaolou|tiao lou)",
      ],
      likely: [
        "(xiongkou|xiong kou) _ (teng|tong)",
        "(chuhuo|chehuo|che huo|chuchehuo)",
        "(zhongdu|zhong du) (le|zenme)",
        "(liu|liule|liu le) (henduo|hen duo|haoduo) (xue)",
        "(yao|kuai) sheng le",
      ],
    },
    crime: {
      sure: [],
      likely: [
        "(bei|beiren|bei ren) (qiang|tou|da|pian|qiangle|toule|dale|pianle|qiangjie|qiang jie) (le|zou)?",
        "(qiangjie|xiaotou|xiao tou|qiangjian) _ (le|wo|zai)",
        "(bangwo|bang wo|kuai) (baojing|bao jing)",
      ],
    },
    threat: {
      sure: ["(weixie|wei xie|lesuo|le suo) (wo|women)", "(yao|xiang) sha (wo|le wo)"],
      likely: ["(genzong|gen zong|genzhe|gen zhe) wo"],
    },
    detention: {
      sure: [],
      likely: [
        "<police> _ (zhua|zhuale|zhuazou|daizou|dai zou|koule|kou le)",
        "(bei|beijingcha) _ (zhuale|zhua le|kouliu|kou liu|juliu|ju liu|daizou|dai zou|guanqilai|zhua)",
        "(kou|koule|kou le|moshou|mo shou|nazou|na zou) (wo|wode|wo de) _ <passport>",
        "<passport> _ (bei|rang) _ (kou|koule|moshou|mo shou|kouya)",
      ],
    },
    fire: {
      sure: [
        "(zhaohuo|zhao huo|qihuo|qi huo|shihuo) (le)?",
        "(meiqi|mei qi|ranqi|ran qi) (xielou|wei|louqi|lou)",
      ],
      likely: [
        "(baozha|bao zha) le",
        "(beikun|bei kun|kunzai|kun zai) _ (dianti|dian ti)?",
        "(maoyan|mao yan)",
      ],
    },
    lostPassport: {
      sure: [
        "<passport> _ (diu|diule|diu le|bujianle|bu jian le|bei tou|beitou|beitoule|zhaobudao|zhao bu dao|meile|yishi|nongdiu|nong diu)",
        "(diu|diule|diu le|nongdiu|nong diu|zhaobudao|zhao bu dao) (wo de|wode)? <passport>",
      ],
      likely: [],
    },
  },
  cries: [],
  harmless: ["(xiaofang|xiao fang) (anquan|peixun)", "(zenme|ruhe|zen me) (baojing|bao jing|jiao)"],
  context: {
    unreal: ["(ruguo|yaoshi|wanyi|jiaru|ru guo)", "(huibuhui|hui bu hui|danxin|pa)"],
    unrealAfter: ["(de hua|dehua)"],
    longAgo: ["(qunian|qu nian|qiannian|yiqian|nian qian)"],
    elsewhere: ["(yanjiu|xiaoshuo|lunwen|kecheng|baoxian|daoqi|guoqi)"],
    now: ["(xianzai|xian zai|gangcai|gang cai|ganggang|jintian|zuotian|kuai)"],
    invented: ["(zenme shuo|zenmeshuo|fanyi)"],
    over: ["(zhaodaole|zhao dao le|zhaohuile)"],
  },
  lookalikes: "",
  shortestMisspelt: 99,
  confused: "",
};
