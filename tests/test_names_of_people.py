"""How people that no table knows are called: their names in the letters of each language, in English spelling."""

from __future__ import annotations

import pytest

from conflict_events import extract

SENTENCES = {
    "ru": "При обстреле убиты 12 солдат, сказал {}.",
    "uk": "Під час обстрілу вбито 12 солдатів, сказав {}.",
    "hy": "{} ասել է, որ զոհվել է 12 զինվոր։",
    "ar": "قال الناطق باسم الجيش {} إن القصف أسفر عن مقتل 12 جنديا.",
    "az": "{} bildirib ki, atəş nəticəsində 12 əsgər həlak olub.",
}

NAMES = {
    "ru": """
        Ахмад Вахиди = Ahmad Vahidi
        Эсмаил Каани = Esmail Qaani
        Голамали Рашид = Gholamali Rashid
        Араик Арутюнян = Arayik Harutyunyan
        Виталий Баласанян = Vitaly Balasanyan
        Закир Гасанов = Zakir Hasanov
        Эльхан Шахиноглу = Elkhan Shahinoglu
        Мубариз Гурбанли = Mubariz Gurbanli
        Кямал Джафаров = Kamal Jafarov
        Фуад Ахундов = Fouad Akhundov
        Эльнур Мамедов = Elnur Mammadov
        Тогрул Велили = Togrul Valili
        Ариф Гашимов = Arif Hashimov
        Гюндуз Исмайлов = Gunduz Ismayilov
        Вилаят Эйвазов = Vilayat Eyvazov
        Фикрет Сеидов = Fikrat Seyidov
        Абдул-Малик аль-Хуси = Abdul-Malik al-Houthi
        Яхья Сариа = Yahya Saree
        Сами Абу Зухри = Sami Abu Zuhri
        Осама Хамдан = Osama Hamdan
        Фавзи Бархум = Fawzi Barhoum
        Хазем Касем = Hazem Qassem
        Абу Убейда = Abu Obeida
        Мустафа Баргути = Mustafa Barghouti
        Набиль Абу Рудейна = Nabil Abu Rudeineh
        Рияд Мансур = Riyad Mansour
        Халифа Хафтар = Khalifa Haftar
        Ахмед Мисмари = Ahmed Mismari
        Мартин Смит = Martin Smith
        Чарльз Дюваль = Charles Duval
        Филип Бридлав = Philip Breedlove
        Йенс Столтенберг = Jens Stoltenberg
        Питер Стано = Peter Stano
        Ханан Балхи = Hanan Balkhy
        Маргарет Харрис = Margaret Harris
        Тедрос Гебрейесус = Tedros Adhanom Ghebreyesus
        Стефани Трамбле = Stephanie Tremblay
        Фархан Хак = Farhan Haq
        Равина Шамдасани = Ravina Shamdasani
        Вольфганг Бюхнер = Wolfgang Buchner
        Матиас Эгер = Matthias Egger
        Рамтан Ламамра = Ramtane Lamamra
        Башар Джаафари = Bashar Jaafari
        Фейсал Микдад = Faisal Mekdad
        Насер Бурита = Nasser Bourita
        Грегори Микс = Gregory Meeks
        Луис Альмагро = Luis Almagro
        Клаудия Шейнбаум = Claudia Sheinbaum
        Сальвадор Рамос = Salvador Ramos
        Хосе Луис Эрнандес = Jose Luis Hernandez
        Диосдадо Кабельо = Diosdado Cabello
        Пауло Портас = Paulo Portas
        Нгози Оконджо = Ngozi Okonjo
        Мвенда Отиено = Mwenda Otieno
        Гетачеу Реда = Getachew Reda
        Хосейн Керманпур = Hossein Kermanpour
        Джафар Миадфар = Jafar Miadfar
        Мэтью Миллер = Matthew Miller
        Марк Рютте = Mark Rutte
        Джон Кирби = John Kirby
        Стефан Дюжаррик = Stephane Dujarric
        Тимур Гёксель = Timur Goksel
        Гегам Степанян = Gegham Stepanyan
        Арсен Торосян = Arsen Torosyan
        Арцрун Ованнисян = Artsrun Hovhannisyan
        Вагиф Даргяхлы = Vagif Dargahli
        Анар Эйвазов = Anar Eyvazov
        Хикмет Гаджиев = Hikmet Hajiyev
        Рамзан Кадыров = Ramzan Kadyrov
        Апти Алаудинов = Apti Alaudinov
        Авихай Адраи = Avichay Adraee
        Даниэль Хагари = Daniel Hagari
        Мехмет Йылмаз = Mehmet Yilmaz
        Ахмет Озтюрк = Ahmet Ozturk
        Реджеп Эрдоган = Recep Tayyip Erdogan
        Хасан Гаширзаде = Hassan Gashirzadeh
        Ираклий Кобахидзе = Irakli Kobakhidze
        Михаил Саакашвили = Mikheil Saakashvili
        Дмитрий Песков = Dmitry Peskov
        Алексей Кравчук = Alexei Kravchuk
        Юрий Соловьёв = Yuri Solovyov
        Мария Захарова = Maria Zakharova
        Наталья Никонорова = Natalia Nikonorova
        Евгений Балицкий = Yevgeny Balitsky
        Эдуард Басурин = Eduard Basurin
        Денис Пушилин = Denis Pushilin
        Вячеслав Гладков = Vyacheslav Gladkov
        Джеймс Элдер = James Elder
        Мухаммад Абу Сальмия = Mohammad Abu Salmia
        Ашраф аль-Кудра = Ashraf al-Qudra
        Абдель Фаттах Бурхан = Abdel Fattah al-Burhan
        Жан-Пьер Лакруа = Jean-Pierre Lacroix
        Хосе Мануэль Гонсалес = Jose Manuel Gonzalez
        Педро Санчес = Pedro Sanchez
        Ганс Мюллер = Hans Mueller
        Раджнатх Сингх = Rajnath Singh
        Шахбаз Шариф = Shehbaz Sharif
        Хаваджа Асиф = Khawaja Asif
        Забихулла Муджахид = Zabihullah Mujahid
        Бола Тинубу = Bola Tinubu
        Мазлум Абди = Mazloum Abdi
        Хаким Ходжаев = Hakim Khojayev
        Гасан Гулиев = Hasan Guliyev
        Эльчин Ибрагимов = Elchin Ibrahimov
        Самвел Бабаян = Samvel Babayan
        Никита Мельников = Nikita Melnikov
        Андрей Юсов = Andrei Yusov
        Эндрю Уилсон = Andrew Wilson
        Джереми Лоуренс = Jeremy Lawrence
        Карим Хан = Karim Khan
        Мохсен Резаи = Mohsen Rezaei
        Исмаил Багаи = Esmaeil Baghaei
        Аббас Аракчи = Abbas Araghchi
        Рами Абдул Рахман = Rami Abdul Rahman
        Филипп Лаззарини = Philippe Lazzarini
        Мартин Гриффитс = Martin Griffiths
        Бернард Смит = Bernard Smith
        Эрик Шмидт = Eric Schmidt
        Антонио Гутерриш = Antonio Guterres
        Йоав Галлант = Yoav Gallant
        Биньямин Нетаньяху = Benjamin Netanyahu
        Гарри Уокер = Harry Walker
        Уильям Бернс = Bill Burns
        Ллойд Остин = Lloyd Austin
        Энтони Блинкен = Antony Blinken
        Джейк Салливан = Jake Sullivan
        Жозеп Боррель = Josep Borrell
        Олаф Шольц = Olaf Scholz
        Борис Писториус = Boris Pistorius
        Фридрих Мерц = Friedrich Merz
        Эммануэль Макрон = Emmanuel Macron
        Джорджа Мелони = Giorgia Meloni
        Хайтам Маннаа = Haitham Mannaa
        Халед Машаль = Khaled Meshaal
        Исмаил Хания = Ismail Haniyeh
        Яхья Синвар = Yahya Sinwar
        Хасан Насралла = Hassan Nasrallah
        Нечирван Барзани = Nechirvan Barzani
        Масуд Пезешкиан = Masoud Pezeshkian
        Мохаммад Багери = Mohammad Bagheri
        Хулуси Акар = Hulusi Akar
        Яшар Гюлер = Yasar Guler
        Сулейман Сойлу = Suleyman Soylu
        Эльман Мамедов = Elman Mammadov
        Расим Мусабеков = Rasim Musabekov
        Саломе Зурабишвили = Salome Zourabichvili
        Давид Бабаян = David Babayan
        Артак Бегларян = Artak Beglaryan
        Зелимхан Хангошвили = Zelimkhan Khangoshvili
        Махамат Деби = Mahamat Idriss Deby
        Феликс Чисекеди = Felix Tshisekedi
        Абий Ахмед = Abiy Ahmed
        Нарендра Моди = Narendra Modi
        Имран Хан = Imran Khan
        Сергей Аксёнов = Sergei Aksyonov
        Олег Кожемяко = Oleg Kozhemyako
        Ольга Скабеева = Olga Skabeyeva
    """,
    "uk": """
        Стефані Трамбле = Stephanie Tremblay
        Моршед Аббасі = Morshed Abbasi
        Абу Обейда = Abu Obeida
        Ях'я Саріа = Yahya Saree
        Ейлон Леві = Eylon Levy
        Герці Галеві = Herzi Halevi
        Йоав Галант = Yoav Gallant
        Бецалель Смотрич = Bezalel Smotrich
        Маргарет Гарріс = Margaret Harris
        Пітер Стано = Peter Stano
        Жан-Ноель Барро = Jean-Noel Barrot
        Себастьян Лекорню = Sebastian Lecornu
        Фрідріх Мерц = Friedrich Merz
        Анналена Бербок = Annalena Baerbock
        Піт Гегсет = Pete Hegseth
        Марко Рубіо = Marco Rubio
        Кіт Келлог = Keith Kellogg
        Стів Віткофф = Steve Witkoff
        Майк Волтц = Mike Waltz
        Дональд Трамп = Donald Trump
        Керолайн Левітт = Karoline Leavitt
        Гюндуз Мамедов = Gunduz Mammadov
        Рефат Чубаров = Refat Chubarov
        Ахмед Закаєв = Ahmed Zakayev
        Заур Газієв = Zaur Gaziyev
        Нарек Саргсян = Narek Sargsyan
        Хосейн Керманпур = Hossein Kermanpour
        Джафар Міадфар = Jafar Miadfar
        Фірас Аб'яд = Firas Abiad
        Метью Міллер = Matthew Miller
        Меттью Міллер = Matthew Miller
        Марк Рютте = Mark Rutte
        Джон Кірбі = John Kirby
        Стефан Дюжаррік = Stephane Dujarric
        Олександр Прокудін = Oleksandr Prokudin
        Олег Синєгубов = Oleh Syniehubov
        Ігор Терехов = Ihor Terekhov
        Сергій Лисак = Serhii Lysak
        Вадим Філашкін = Vadym Filashkin
        Юлія Яцик = Yuliia Yatsyk
        Гегам Степанян = Gegham Stepanyan
        Арсен Торосян = Arsen Torosyan
        Анар Ейвазов = Anar Eyvazov
        Хікмет Гаджиєв = Hikmet Hajiyev
        Рамзан Кадиров = Ramzan Kadyrov
        Авіхай Адраї = Avichay Adraee
        Даніель Гагарі = Daniel Hagari
        Даніель Хагарі = Daniel Hagari
        Мехмет Їлмаз = Mehmet Yilmaz
        Реджеп Ердоган = Recep Erdogan
        Іраклій Кобахідзе = Irakli Kobakhidze
        Давид Арахамія = David Arakhamia
        Олександр Квіташвілі = Alexander Kvitashvili
        Дмитро Пєсков = Dmitry Peskov
        П'єр Лакруа = Pierre Lacroix
        Педро Санчес = Pedro Sanchez
        Бен Воллес = Ben Wallace
        Джо Байден = Joe Biden
        Софі Лоран = Sophie Laurent
        Раджнатх Сінгх = Rajnath Singh
        Шахбаз Шаріф = Shehbaz Sharif
        Забіхулла Муджахід = Zabihullah Mujahid
        Мазлум Абді = Mazloum Abdi
        Ельчин Ібрагімов = Elchin Ibrahimov
        Ісмаїл Багаї = Ismail Baghaei
        Аббас Арагчі = Abbas Araghchi
        Рамі Абдул Рахман = Rami Abdul Rahman
        Мартін Гріффітс = Martin Griffiths
        Роман Семенуха = Roman Semenukha
        Мар'яна Безугла = Mariana Bezuhla
        Матвій Бідний = Matvii Bidnyi
        Леся Василенко = Lesia Vasylenko
        Наталія Гуменюк = Natalia Humeniuk
        Тимур Ткаченко = Tymur Tkachenko
        Руслан Стефанчук = Ruslan Stefanchuk
        Віталій Кім = Vitaliy Kim
        Рустем Умєров = Rustem Umerov
        Кирило Буданов = Kyrylo Budanov
        Кая Каллас = Kaja Kallas
        Урсула фон дер Ляєн = Ursula von der Leyen
        Бенджамін Нетаньягу = Benjamin Netanyahu
        Махмуд Аббас = Mahmoud Abbas
        Віктор Орбан = Viktor Orban
        Роберт Фіцо = Robert Fico
        Анджей Дуда = Andrzej Duda
        Валентин Резніченко = Valentyn Reznichenko
        Артем Лисогор = Artem Lysohor
        Ллойд Остін = Lloyd Austin
        Ентоні Блінкен = Antony Blinken
        Джейк Салліван = Jake Sullivan
        Жозеп Боррель = Josep Borrell
        Олаф Шольц = Olaf Scholz
        Борис Пісторіус = Boris Pistorius
        Еммануель Макрон = Emmanuel Macron
        Джорджа Мелоні = Giorgia Meloni
        Халед Машаль = Khaled Meshaal
        Ісмаїл Ханія = Ismail Haniyeh
        Хасан Насралла = Hassan Nasrallah
        Масуд Пезешкіан = Masoud Pezeshkian
        Гулусі Акар = Hulusi Akar
        Хулусі Акар = Hulusi Akar
        Хакан Фідан = Hakan Fidan
        Яшар Гюлер = Yasar Guler
        Гакан Фідан = Hakan Fidan
        Саломе Зурабішвілі = Salome Zourabichvili
        Артак Бегларян = Artak Beglaryan
        Арцрун Ованнісян = Artsrun Hovhannisyan
        Нарендра Моді = Narendra Modi
        Імран Хан = Imran Khan
        Пітер Елдер = Peter Elder
        Вільям Бернс = Bill Burns
        Антоніу Гутерріш = Antonio Guterres
        Володимир Зеленський = Volodymyr Zelensky
        Валерій Залужний = Valerii Zaluzhnyi
        Ганна Маляр = Hanna Maliar
        Сергій Братчук = Serhii Bratchuk
        Максим Марченко = Maksym Marchenko
        Ярослав Янушевич = Yaroslav Yanushevych
        Євген Ярошенко = Yevhen Yaroshenko
        Іван Федоров = Ivan Fedorov
        Андрій Єрмак = Andriy Yermak
        Юрій Ігнат = Yuriy Ihnat
        Михайло Подоляк = Mykhailo Podolyak
        Олексій Данілов = Oleksiy Danilov
        Денис Шмигаль = Denys Shmyhal
        Дмитро Лунін = Dmytro Lunin
        Оксана Ткач = Oksana Tkach
        Ірина Верещук = Iryna Vereshchuk
        Анатолій Федорук = Anatolii Fedoruk
        Григорій Гречаний = Hryhorii Hrechanyi
    """,
    "hy": """
        Էսմայիլ Քաանի = Esmail Qaani
        Ալի Խամենեի = Ali Khamenei
        Յահյա Սինվար = Yahya Sinwar
        Աբու Օբեյդա = Abu Obeida
        Ֆարհան Հաք = Farhan Haq
        Պիտ Հեգսեթ = Pete Hegseth
        Դոնալդ Թրամփ = Donald Trump
        Ստիվ Ուիթքոֆ = Steve Witkoff
        Վլադիմիր Զելենսկի = Volodymyr Zelensky
        Իգոր Կլիմենկո = Ihor Klymenko
        Հալիլ Հաֆիզ = Khalil Hafiz
        Թեդրոս Գեբրեյեսուս = Tedros Ghebreyesus
        Մարգարետ Հարիս = Margaret Harris
        Նարենդրա Մոդի = Narendra Modi
        Շահբազ Շարիֆ = Shehbaz Sharif
        Էլման Մամեդով = Elman Mammadov
        Մուբարիզ Ղուրբանլի = Mubariz Gurbanli
        Քյամալ Ջաֆարով = Kamal Jafarov
        Սալոմե Զուրաբիշվիլի = Salome Zourabichvili
        Գրիգորի Կարասին = Grigory Karasin
        Խալիդ Մաշալ = Khalid Mashaal
        Մեթյու Միլլեր = Matthew Miller
        Ջոն Քիրբի = John Kirby
        Մարկ Ռյուտե = Mark Rutte
        Հոսեյն Քերմանփուր = Hossein Kermanpour
        Ջաֆար Միադֆար = Jafar Miadfar
        Դմիտրի Պեսկով = Dmitry Peskov
        Մարիա Զախարովա = Maria Zakharova
        Վագիֆ Դարգյահլի = Vagif Dargahli
        Անար Էյվազով = Anar Eyvazov
        Հիքմեթ Հաջիև = Hikmet Hajiyev
        Հիկմետ Հաջիև = Hikmet Hajiyev
        Հաքան Ֆիդան = Hakan Fidan
        Իրակլի Կոբախիձե = Irakli Kobakhidze
        Բենիամին Նեթանյահու = Benjamin Netanyahu
        Դանիել Հագարի = Daniel Hagari
        Արտակ Բեգլարյան = Artak Beglaryan
        Գեղամ Ստեփանյան = Gegham Stepanyan
        Օլեքսանդր Պրոկուդին = Oleksandr Prokudin
        Անդրեյ Բելոուսով = Andrei Belousov
        Սերգեյ Լավրով = Sergei Lavrov
        Ստեֆան Դյուժարիկ = Stephane Dujarric
        Էմանուել Մակրոն = Emmanuel Macron
        Ռաջնաթ Սինգհ = Rajnath Singh
        Մուհամադ Աբու Սալմիա = Mohammad Abu Salmia
        Ռամզան Կադիրով = Ramzan Kadyrov
        Ջոզեֆ Բորել = Joseph Borrell
        Ջո Բայդեն = Joe Biden
        Աննալենա Բերբոկ = Annalena Baerbock
        Քրիստիան Լինդներ = Christian Lindner
        Վիլյամ Ռութո = William Ruto
        Յոավ Գալանտ = Yoav Gallant
        Ժոզեպ Բորել = Josep Borrell
        Օլաֆ Շոլց = Olaf Scholz
        Մահմուդ Աբաս = Mahmoud Abbas
        Իսմայիլ Հանիյե = Ismail Haniyeh
        Հասան Նասրալլահ = Hassan Nasrallah
        Մասուդ Փեզեշքիան = Masoud Pezeshkian
        Աբաս Արաղչի = Abbas Araghchi
        Իսմայիլ Բաղաեի = Ismail Baghaei
        Յաշար Գյուլեր = Yasar Guler
        Սուլեյման Սոյլու = Suleyman Soylu
        Ռասիմ Մուսաբեկով = Rasim Musabekov
        Զաքիր Հասանով = Zakir Hasanov
        Ջեյհուն Բայրամով = Jeyhun Bayramov
        Իլհամ Ալիև = Ilham Aliyev
        Արամ Թորոսյան = Aram Torosyan
        Ռուստամ Մուրադով = Rustam Muradov
        Ալեքսեյ Դանիլով = Alexei Danilov
        Վադիմ Ֆիլաշկին = Vadym Filashkin
        Ուիլյամ Բերնս = Bill Burns
    """,
    "ar": """
        عمر باري = Omar Barry
        كريم شاه = Karim Shah
        جيمس كلارك = James Clark
        فاطمة الزهراء = Fatima al-Zahra
        تامي بروس = Tammy Bruce
        كارولين ليفيت = Karoline Leavitt
        سابرينا سينغ = Sabrina Singh
        دميتري بوليانسكي = Dmitry Polyansky
        ميخائيل بوغدانوف = Mikhail Bogdanov
        رستم عمروف = Rustem Umerov
        أندري سيبيها = Andrii Sybiha
        غوكهان يلماز = Gokhan Yilmaz
        شهباز شريف = Shehbaz Sharif
        إسحاق دار = Ishaq Dar
        يحيى سريع = Yahya Saree
        رافائيل غروسي = Rafael Grossi
        هانس غروندبرغ = Hans Grundberg
        مارتن غريفيث = Martin Griffiths
        ينس ستولتنبرغ = Jens Stoltenberg
        بنيامين نتنياهو = Benjamin Netanyahu
        دخيل قاسم = Dakhil Qassem
        ناصر الكناني = Nasser al-Kinani
        جون كيربي = John Kirby
        ماثيو ميلر = Matthew Miller
        مارك روته = Mark Rutte
        كريستيان ليندنر = Christian Lindner
        هاكان فيدان = Hakan Fidan
        محمد الضيف = Mohammed Deif
        أندري يوسوف = Andriy Yusuf
        فولوديمير زيلينسكي = Volodymyr Zelensky
        ماريا زاخاروفا = Maria Zakharova
        إيغور كوناشينكوف = Igor Konashenkov
        أرمين غريغوريان = Armen Grigoryan
        حكمت حاجييف = Hikmet Hajiyev
        دانيال هاغاري = Daniel Hagari
        أفيخاي أدرعي = Avichay Adraee
        إسماعيل بقائي = Esmaeil Baghaei
        عباس عراقجي = Abbas Araghchi
        ستيفان دوجاريك = Stephane Dujarric
        مظلوم عبدي = Mazloum Abdi
        محمود بصل = Mahmoud Bassal
        أشرف القدرة = Ashraf al-Qudra
        سيرغي سوبيانين = Sergei Sobyanin
        جيمس إلدر = James Elder
        توم فليتشر = Tom Fletcher
        علي العبيدي = Ali al-Obaidi
        سعد الجبوري = Saad al-Jubouri
        خالد الحربي = Khaled al-Harbi
        رامافوزا = Cyril Ramaphosa
        كاظم العلواني = Kadhim al-Alwani
        لويد أوستن = Lloyd Austin
        يوآف غالانت = Yoav Gallant
        جوزيب بوريل = Josep Borrell
        أولاف شولتس = Olaf Scholz
        إيمانويل ماكرون = Emmanuel Macron
        خلوصي أكار = Hulusi Akar
        يشار غولر = Yasar Guler
        مسعود بزشكيان = Masoud Pezeshkian
        إيراكلي كوباخيدزه = Irakli Kobakhidze
        ناريندرا مودي = Narendra Modi
        عمران خان = Imran Khan
        محمد القحطاني = Mohammed al-Qahtani
        فيصل العتيبي = Faisal al-Otaibi
        حسين النجار = Hussein al-Najjar
        فيليب لازاريني = Philippe Lazzarini
        إبراهيم تراوري = Ibrahim Traore
        كريستين لامبرت = Christine Lambert
        نيكولاس ويليامز = Nicholas Williams
    """,
    "az": """
        Geğam Stepanyan = Gegham Stepanyan
        Con Kirbi = John Kirby
        Metyu Miller = Matthew Miller
        Maykl Smit = Michael Smith
        Dmitri Peskov = Dmitry Peskov
        Mariya Zaxarova = Maria Zakharova
        Anar Eyvazov = Anar Eyvazov
        Hikmət Hacıyev = Hikmet Hajiyev
        Ceyhun Bayramov = Jeyhun Bayramov
        Əli Əsədov = Ali Asadov
        Tural Gəncəliyev = Tural Ganjaliyev
        Artak Beqlaryan = Artak Beglaryan
        Nikol Paşinyan = Nikol Pashinyan
        Aleksandr Lukaşenko = Alexander Lukashenko
        İrakli Kobaxidze = Irakli Kobakhidze
        Aleksey Kravçuk = Alexei Kravchuk
        Vaqif Dərgahlı = Vagif Dargahli
        Elçin İbrahimov = Elchin Ibrahimov
        Cəfər Məmmədov = Jafar Mammadov
        Rövşən Rzayev = Rovshan Rzayev
        Fərid Qayıbov = Farid Gayibov
        Entoni Blinken = Antony Blinken
        Ceyk Sallivan = Jake Sullivan
        Volodimir Zelenski = Volodymyr Zelensky
        Sergey Lavrov = Sergei Lavrov
        Araik Harutyunyan = Arayik Harutyunyan
        Samvel Babayan = Samvel Babayan
        Vaan Akopyan = Vahan Hakobyan
        David Tonoyan = David Tonoyan
        Aqil Məmmədov = Agil Mammadov
        Ramin Əliyev = Ramin Aliyev
        Yusif Qasımlı = Yusif Gasimli
        Zakir Həsənov = Zakir Hasanov
        Kərim Vəliyev = Karim Valiyev
        Xalid Qəniyev = Khalid Ganiyev
    """,
}

ROWS = [
    (language, *row.strip().split(" = "))
    for language, rows in NAMES.items()
    for row in rows.strip().splitlines()
]


def claimant(text: str, language: str) -> str | None:
    (claim,) = extract(text, language=language, published="2023-01-01").claims
    return claim.claimant.name if claim.claimant is not None else None


@pytest.mark.parametrize(("language", "name", "latin"), ROWS)
def test_people_are_called_by_their_usual_english_names(language: str, name: str, latin: str) -> None:
    assert claimant(SENTENCES[language].format(name), language) == latin


@pytest.mark.parametrize(
    ("language", "sentence", "latin"),
    [
        ("ru", "По словам Хосейна Керманпура, при обстреле убиты 12 солдат.", "Hossein Kermanpour"),
        ("ru", "По словам Джона Кирби, при обстреле убиты 12 солдат.", "John Kirby"),
        ("ru", "По словам Гегама Степаняна, при обстреле убиты 12 солдат.", "Gegham Stepanyan"),
        ("ru", "По словам Мэтью Миллера, при обстреле убиты 12 солдат.", "Matthew Miller"),
        ("uk", "За словами Джафара Міадфара, під час обстрілу вбито 12 солдатів.", "Jafar Miadfar"),
        ("uk", "За словами Метью Міллера, під час обстрілу вбито 12 солдатів.", "Matthew Miller"),
        ("az", "Geğam Stepanyanın sözlərinə görə, atəş nəticəsində 12 əsgər həlak olub.", "Gegham Stepanyan"),
        ("az", "Vaqif Dərgahlının sözlərinə görə, atəş nəticəsində 12 əsgər həlak olub.", "Vagif Dargahli"),
        ("az", "Anar Eyvazovun sözlərinə görə, atəş nəticəsində 12 əsgər həlak olub.", "Anar Eyvazov"),
        ("tr", "Geğam Stepanyanın açıklamasına göre saldırıda 12 asker öldü.", "Geğam Stepanyan"),
        ("tr", "Artak Beglaryan'ın açıklamasına göre saldırıda 12 asker öldü.", "Artak Beglaryan"),
    ],
)
def test_names_lose_the_endings_of_their_cases(language: str, sentence: str, latin: str) -> None:
    assert claimant(sentence, language) == latin


@pytest.mark.parametrize(
    ("language", "name", "latin"),
    [
        ("ru", "Ахмед аль-Мандари", "Ahmed al-Mandari"),
        ("ru", "Хусейн Гулиев", "Hussein Guliyev"),
        ("uk", "Ахмед Карімі", "Ahmed Karimi"),
        ("hy", "Ահմեդ Կարիմի", "Ahmed Karimi"),
        ("az", "Hüseyn Qasımov", "Huseyn Gasimov"),
        ("ru", "Саддам Хусейн", "Saddam Hussein"),
        ("ru", "Абий Ахмед", "Abiy Ahmed"),
        ("ar", "وليام سبنسر", "William Spencer"),
        ("ar", "باولو سيلفا", "Paolo Silva"),
    ],
)
def test_a_given_name_is_nobody_known_for_it_as_a_surname(language: str, name: str, latin: str) -> None:
    assert claimant(SENTENCES[language].format(name), language) == latin


@pytest.mark.parametrize(
    ("language", "sentence", "latin"),
    [
        (
            "uk",
            "Під час обстрілу вбито 12 солдатів, повідомив речник Східного угруповання військ.",
            "Armed forces",
        ),
        (
            "uk",
            "Речник Східного угруповання військ Сергій Череватий повідомив, що вбито 12 солдатів.",
            "Serhii Cherevatyi",
        ),
        (
            "uk",
            "Вбито 12 солдатів, повідомила речниця Південного командування Наталія Гуменюк.",
            "Natalia Humeniuk",
        ),
        (
            "ru",
            "При обстреле убиты 12 солдат, сообщил представитель Западной группировки войск.",
            "spokesman",
        ),
        ("ru", "Начальник пресс-центра Южной группировки сообщил, что убиты 12 солдат.", "head"),
    ],
)
def test_a_capital_adjective_before_its_noun_is_no_name(language: str, sentence: str, latin: str) -> None:
    assert claimant(sentence, language) == latin
